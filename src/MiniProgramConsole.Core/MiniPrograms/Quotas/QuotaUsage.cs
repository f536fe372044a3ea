using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

/// <summary>How many of a merchant's places for a launch target are used.</summary>
/// <param name="Target">The launch target.</param>
/// <param name="Used">How many places are used.</param>
/// <param name="Elsewhere">How many of them in each other workspace of the merchant that uses any: those with a name first, by name.</param>
public sealed record QuotaUsage(LaunchTarget Target, int Used, IReadOnlyList<PlacesElsewhere> Elsewhere)
{
    /// <summary>Whether no place is left.</summary>
    public bool IsFull => Used >= Target.Limit;
}
