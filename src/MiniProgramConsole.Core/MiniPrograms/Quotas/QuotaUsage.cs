using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

public sealed record QuotaUsage(LaunchTarget Target, int Used, IReadOnlyList<PlacesElsewhere> Elsewhere)
{
    public bool IsFull => Used >= Target.Limit;
}
