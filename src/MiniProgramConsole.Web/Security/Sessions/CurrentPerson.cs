using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.Security.Sessions;

public sealed class CurrentPerson(IHttpContextAccessor accessor, TimeProvider time)
{
    public bool IsSignedIn => SessionId != 0;

    public long SessionId { get; private set; }

    public long UserId { get; private set; }

    public string Code { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    public string Email { get; private set; } = "";

    private string SecretHash { get; set; } = "";

    /// <summary>The previous secret of the session counts only for reading.</summary>
    public bool IsByFormerSecret { get; private set; }

    public DateTime? ProvedAt { get; private set; }

    public bool HasSecondFactor { get; private set; }

    public string? Language { get; private set; }

    public WorkspaceAccess? Access { get; private set; }

    /// <summary>Null, too, if only the access was read.</summary>
    public WorkspaceMembership? Membership => Access as WorkspaceMembership;

    /// <summary>What the menu shows, in no order; null if it wasn't read with the session.</summary>
    public IReadOnlyList<WorkspaceMembership>? Workspaces { get; private set; }

    public ProgramRole? ProgramRole { get; private set; }

    public WorkspaceMembership Workspace => Membership ?? throw new InvalidOperationException("This route has no workspace.");

    public string? Address => NetworkAddress.TextOf(accessor.HttpContext?.Connection.RemoteIpAddress);

    public Actor AsActor() => new(UserId, DisplayName, Address);

    public bool LacksSecondFactor(WorkspaceAccess? workspace) => workspace?.RequiresSecondFactor == true && !HasSecondFactor;

    public bool May(Permission permission) =>
        Access is { } access && !LacksSecondFactor(access)
            && PermissionTable.Allows(RoleMapping.Of(access.Role, ProgramRole), permission);

    public IReadOnlyList<WorkspaceRole> Managed =>
        [.. Enum.GetValues<WorkspaceRole>().Where(role => ManagedRoles.ToManage(role) is { } permission && May(permission))];

    public string? WhyNot(IStringLocalizer<Texts> texts, Permission permission) =>
        May(permission) ? null : texts[$"MayNot.{permission}", Workspace.OwnerName].Value;

    internal void NoteProved(string newSecret)
    {
        ProvedAt = time.GetUtcNow().UtcDateTime;
        SecretHash = Hashing.Sha256(newSecret);
    }

    public SessionSender AsSender() => new(SessionId, AsActor(), SecretHash);

    internal void Load(SessionReading? reading)
    {
        var session = reading?.Session;
        SessionId = session?.SessionId ?? 0;
        UserId = session?.UserId ?? 0;
        IsByFormerSecret = reading?.IsByFormerSecret ?? false;
        SecretHash = reading?.SecretHash ?? "";
        Code = session?.Code ?? "";
        DisplayName = session?.DisplayName ?? "";
        Email = session?.Email ?? "";
        ProvedAt = session?.ProvedAt;
        HasSecondFactor = session?.HasSecondFactor ?? false;
        Language = session?.Language;
        Access = reading?.Access;
        Workspaces = reading?.Workspaces;
        ProgramRole = reading?.ProgramRole;
    }
}
