using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

public sealed class Workspace : IVersioned
{
    /// <summary>In UTF-16 units; <see cref="NameRule"/> allows half as many characters.</summary>
    public const int MaxNameLength = 100;

    public static TextRule NameRule { get; } = new(1, MaxNameLength / 2, Links: AllowedLinks.SiteNames);

    public long Id { get; init; }

    /// <summary>Identifies the workspace in URLs and never changes.</summary>
    public string Code { get; init; } = OpaqueCode.New();

    public long MerchantId { get; init; }

    public Merchant Merchant { get; init; } = null!;

    public required string Name { get; set; }

    public long OwnerId { get; set; }

    public ApplicationUser Owner { get; set; } = null!;

    public DateTime CreatedAt { get; init; }

    public bool RequiresSecondFactor { get; set; }

    /// <summary>Nobody can open a closed workspace.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>The UTC day that <see cref="InvitationsSent"/> refers to; null before the first invitation.</summary>
    public DateTime? InvitationsSentOn { get; set; }

    public int InvitationsSent { get; set; }

    /// <summary>Masters and developers. If the owner has a row too, it is ignored.</summary>
    public ICollection<WorkspaceMember> Members { get; } = [];

    public Guid Version { get; set; }
}
