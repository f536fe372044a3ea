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

/// <summary>Who sends this request, and what they are in the workspace of its route. Read once for each request, by the session.</summary>
public sealed class CurrentPerson(IHttpContextAccessor accessor, TimeProvider time)
{
    public bool IsSignedIn => SessionId != 0;

    public long SessionId { get; private set; }

    public long UserId { get; private set; }

    /// <summary>The person's code in addresses.</summary>
    public string Code { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>The SHA-256 of the secret by which the session was found, or that it got by this request.</summary>
    private string SecretHash { get; set; } = "";

    /// <summary>Whether the request came with the secret that the session had before, which counts for reading only.</summary>
    public bool IsByFormerSecret { get; private set; }

    /// <summary>When the person last proved themselves in this session, UTC; null where that is not known.</summary>
    public DateTime? ProvedAt { get; private set; }

    /// <summary>Whether signing in asks the person for a second factor.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>The language that the person chose, a culture's name; null where the browser's is followed.</summary>
    public string? Language { get; private set; }

    public WorkspaceMembership? Membership { get; private set; }

    /// <summary>The person's own role on the mini program of the route.</summary>
    public ProgramRole? ProgramRole { get; private set; }

    /// <summary>The workspace, on actions that require a permission in it.</summary>
    public WorkspaceMembership Workspace => Membership ?? throw new InvalidOperationException("This route has no workspace.");

    public string? Address => NetworkAddress.TextOf(accessor.HttpContext?.Connection.RemoteIpAddress);

    public Actor AsActor() => new(UserId, DisplayName, Address);

    /// <summary>Whether a workspace keeps the person out until there is a second factor.</summary>
    public bool LacksSecondFactor(WorkspaceMembership? workspace) => workspace?.RequiresSecondFactor == true && !HasSecondFactor;

    public bool May(Permission permission) =>
        Membership is { } membership && !LacksSecondFactor(membership) && PermissionTable.Allows(RoleMapping.Of(membership.Role, ProgramRole), permission);

    /// <summary>The roles whose members the person manages.</summary>
    public IReadOnlyList<WorkspaceRole> Managed =>
        [.. Enum.GetValues<WorkspaceRole>().Where(role => ManagedRoles.ToManage(role) is { } permission && May(permission))];

    /// <summary>Why the person may not do something, in the reader's words; null where the person may.</summary>
    public string? WhyNot(IStringLocalizer<Texts> texts, Permission permission) =>
        May(permission) ? null : texts[$"MayNot.{permission}", Workspace.OwnerName].Value;

    /// <summary>The person proved themselves by this request, and the session goes on with a new secret.</summary>
    internal void NoteProved(string newSecret)
    {
        ProvedAt = time.GetUtcNow().UtcDateTime;
        SecretHash = Hashing.Sha256(newSecret);
    }

    /// <summary>Who sends a command, and by which session.</summary>
    public SessionSender AsSender() => new(SessionId, AsActor(), SecretHash);

    /// <summary>Takes over what was read; null where there is no living session.</summary>
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
        Membership = reading?.Membership;
        ProgramRole = reading?.ProgramRole;
    }
}
