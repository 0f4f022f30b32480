namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Columns of numbers by step, one after the other: column k is entries At[k] to At[k + 1].</summary>
readonly record struct SparseColumns(int[] At, int[] Steps, double[] Entries);
