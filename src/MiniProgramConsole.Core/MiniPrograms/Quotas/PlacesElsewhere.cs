namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

/// <summary><c>WorkspaceName</c> is null if the person can't see that workspace.</summary>
public sealed record PlacesElsewhere(string? WorkspaceName, int Used);
