namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

internal sealed record PlacesUsed
{
    public required long Id { get; init; }

    public required string LaunchTarget { get; init; }

    public required int Used { get; init; }

    public required int UsedThere { get; init; }

    public required string? Name { get; init; }
}
