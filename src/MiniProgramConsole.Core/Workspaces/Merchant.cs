using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>The limits of launch targets apply to a merchant, across all its workspaces.</summary>
public sealed class Merchant
{
    /// <summary>In UTF-16 units; <see cref="NameRule"/> allows half as many characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Counts open workspaces. Limits invitation mail, because each workspace can send it.</summary>
    public const int MaxWorkspaces = 20;

    public static TextRule NameRule { get; } = new(1, MaxNameLength / 2, Links: AllowedLinks.SiteNames);

    public long Id { get; init; }

    public required string Name { get; set; }

    public DateTime CreatedAt { get; init; }
}
