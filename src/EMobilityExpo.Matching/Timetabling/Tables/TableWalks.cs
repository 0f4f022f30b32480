namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// How often participants change tables: for each, the times that two of its meetings at tables which follow each other on a day are
/// at different tables. Meetings that take no table (booth, online) are passed over.
/// </summary>
/// <param name="Exhibitors">Walks of exhibitors.</param>
/// <param name="Buyers">Walks of buyers.</param>
/// <param name="Others">Walks of participants without a side.</param>
public sealed record TableWalks(int Exhibitors, int Buyers, int Others);
