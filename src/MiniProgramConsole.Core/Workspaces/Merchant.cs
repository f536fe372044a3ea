using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>A company. The limit of a launch target is the merchant's, over all its workspaces.</summary>
public sealed class Merchant
{
    /// <summary>The most UTF-16 units that a merchant's name may have.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The most open workspaces that a merchant may have: each can send invitations.</summary>
    public const int MaxWorkspaces = 20;

    /// <summary>The rule of a merchant's name.</summary>
    public static TextRule NameRule { get; } = new(1, MaxNameLength / 2, Links: AllowedLinks.SiteNames);

    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>The name shown to people.</summary>
    public required string Name { get; set; }

    /// <summary>When it was founded, UTC.</summary>
    public DateTime CreatedAt { get; init; }
}
