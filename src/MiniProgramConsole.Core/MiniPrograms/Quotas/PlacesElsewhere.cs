namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

/// <summary>The places that another workspace of the merchant uses.</summary>
/// <param name="WorkspaceName">Its name; null where the viewer does not belong to it.</param>
/// <param name="Used">How many places it uses, at least 1.</param>
public sealed record PlacesElsewhere(string? WorkspaceName, int Used);
