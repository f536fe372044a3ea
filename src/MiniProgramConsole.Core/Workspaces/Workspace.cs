using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Where a team of a merchant manages its mini programs. Exactly one person owns it.</summary>
public sealed class Workspace : IVersioned
{
    /// <summary>The most UTF-16 units that a workspace's name may have.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The rule of a workspace's name.</summary>
    public static TextRule NameRule { get; } = new(1, MaxNameLength / 2, Links: AllowedLinks.SiteNames);

    /// <summary>The row's key; never in an address.</summary>
    public long Id { get; init; }

    /// <summary>The opaque code in addresses, <see cref="OpaqueCode.Length"/> characters; it never changes.</summary>
    public string Code { get; init; } = OpaqueCode.New();

    /// <summary>Whose workspace it is.</summary>
    public long MerchantId { get; init; }

    /// <summary>Whose workspace it is.</summary>
    public Merchant Merchant { get; init; } = null!;

    /// <summary>The name shown to people.</summary>
    public required string Name { get; set; }

    /// <summary>The one person who owns it.</summary>
    public long OwnerId { get; set; }

    /// <summary>The one person who owns it.</summary>
    public ApplicationUser Owner { get; set; } = null!;

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Whether members come in with a second factor only.</summary>
    public bool RequiresSecondFactor { get; set; }

    /// <summary>When the owner closed it, UTC; from then on it is there for nobody. Null for an open one.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>The day, UTC, that <see cref="InvitationsSent"/> is about; null before the first invitation.</summary>
    public DateTime? InvitationsSentOn { get; set; }

    /// <summary>How many invitation mails were sent on that day.</summary>
    public int InvitationsSent { get; set; }

    /// <summary>Its masters and developers; the owner is not among them.</summary>
    public ICollection<WorkspaceMember> Members { get; } = [];

    /// <inheritdoc />
    public Guid Version { get; set; }
}
