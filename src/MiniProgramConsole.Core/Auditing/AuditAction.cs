namespace MiniProgramConsole.Core.Auditing;

/// <summary>The stored codes of what can be done.</summary>
public static class AuditAction
{
    /// <summary>A mini program was created.</summary>
    public const string MiniProgramCreated = "mini-program.created";

    /// <summary>A mini program was modified; the entry holds the fields that changed.</summary>
    public const string MiniProgramModified = "mini-program.modified";

    /// <summary>A mini program was deleted, to be restored or to go for good later.</summary>
    public const string MiniProgramDeleted = "mini-program.deleted";

    /// <summary>A deleted mini program was restored.</summary>
    public const string MiniProgramRestored = "mini-program.restored";

    /// <summary>A deleted mini program went for good, with its logos.</summary>
    public const string MiniProgramRemoved = "mini-program.removed";

    /// <summary>A workspace's developer became a mini program's admin or developer; it is done to the mini program.</summary>
    public const string ProgramMemberAdded = "program-member.added";

    /// <summary>A program member got another role; it is done to the mini program.</summary>
    public const string ProgramMemberChanged = "program-member.changed";

    /// <summary>A program member was taken off the mini program; it is done to the mini program.</summary>
    public const string ProgramMemberRemoved = "program-member.removed";

    /// <summary>A member of a workspace got another role.</summary>
    public const string MemberChanged = "member.changed";

    /// <summary>A member of a workspace was blocked.</summary>
    public const string MemberBlocked = "member.blocked";

    /// <summary>A blocked member may come in again.</summary>
    public const string MemberUnblocked = "member.unblocked";

    /// <summary>A member was removed from a workspace, with drafts and roles in its mini programs.</summary>
    public const string MemberRemoved = "member.removed";

    /// <summary>A member left a workspace, with drafts and roles in its mini programs.</summary>
    public const string MemberLeft = "member.left";

    /// <summary>A person signed in.</summary>
    public const string SignedIn = "account.signed-in";

    /// <summary>A person signed out.</summary>
    public const string SignedOut = "account.signed-out";

    /// <summary>A person registered, and is to confirm the email yet.</summary>
    public const string Registered = "account.registered";

    /// <summary>A person confirmed the email of a new account.</summary>
    public const string EmailConfirmed = "account.email-confirmed";

    /// <summary>A person set the first password of an account that an operator made.</summary>
    public const string PasswordSet = "account.password-set";

    /// <summary>A person changed the own name.</summary>
    public const string NameChanged = "account.name-changed";

    /// <summary>A person added a passkey; the entry holds its name.</summary>
    public const string PasskeyAdded = "account.passkey-added";

    /// <summary>A person gave a passkey another name.</summary>
    public const string PasskeyRenamed = "account.passkey-renamed";

    /// <summary>A person removed a passkey.</summary>
    public const string PasskeyRemoved = "account.passkey-removed";

    /// <summary>A person deleted the account.</summary>
    public const string AccountDeleted = "account.deleted";

    /// <summary>A person founded a merchant.</summary>
    public const string MerchantFounded = "merchant.founded";

    /// <summary>A workspace was made.</summary>
    public const string WorkspaceCreated = "workspace.created";

    /// <summary>The first entry of a stream is about to be written; entries of the registry alone say so.</summary>
    public const string StreamStarted = "stream.started";

    /// <summary>What can be done in a workspace, in the order in which filters offer it.</summary>
    public static IReadOnlyList<string> OfWorkspaces { get; } =
    [
        WorkspaceCreated, MiniProgramCreated, MiniProgramModified, MiniProgramDeleted, MiniProgramRestored, MiniProgramRemoved,
        ProgramMemberAdded, ProgramMemberChanged, ProgramMemberRemoved,
        MemberChanged, MemberBlocked, MemberUnblocked, MemberRemoved, MemberLeft,
    ];
}
