namespace EMobilityExpo.Matching.Evaluation;

/// <summary>What a fit came to.</summary>
/// <param name="Coefficients">One per column, at least 0; log-odds per unit of the column.</param>
/// <param name="Intercepts">One per group, any sign; log-odds.</param>
/// <param name="Loss">The penalised negative log-likelihood at the end, in nats.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="Converged">Whether the projected gradient became as small as asked; else the best point found.</param>
public sealed record LogisticFit(
    IReadOnlyList<double> Coefficients, IReadOnlyList<double> Intercepts, double Loss, int Iterations, bool Converged);
