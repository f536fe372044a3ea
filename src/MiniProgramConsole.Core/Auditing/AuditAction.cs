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

    /// <summary>Somebody was invited to a workspace.</summary>
    public const string InvitationSent = "invitation.sent";

    /// <summary>An invitation was sent again with a new link.</summary>
    public const string InvitationResent = "invitation.resent";

    /// <summary>An invitation was taken back.</summary>
    public const string InvitationWithdrawn = "invitation.withdrawn";

    /// <summary>An invited person became a member of the workspace.</summary>
    public const string InvitationAccepted = "invitation.accepted";

    /// <summary>An invited person does not want to become a member.</summary>
    public const string InvitationDeclined = "invitation.declined";

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

    /// <summary>Signing in asks a person for a second factor from now on.</summary>
    public const string SecondFactorAdded = "account.second-factor-added";

    /// <summary>A person turned the second factor off.</summary>
    public const string SecondFactorRemoved = "account.second-factor-removed";

    /// <summary>The operator took the second factor off an account whose person had lost it.</summary>
    public const string SecondFactorReset = "account.second-factor-reset";

    /// <summary>A person made new recovery codes.</summary>
    public const string RecoveryCodesMade = "account.recovery-codes-made";

    /// <summary>A recovery code was used in the place of the authenticator.</summary>
    public const string RecoveryCodeUsed = "account.recovery-code-used";

    /// <summary>A person had the browsers forgotten that stood for the second factor.</summary>
    public const string BrowsersForgotten = "account.browsers-forgotten";

    /// <summary>A person asked for another email, to be confirmed there.</summary>
    public const string EmailChangeAsked = "account.email-change-asked";

    /// <summary>A person no longer wants the email asked for.</summary>
    public const string EmailChangeCancelled = "account.email-change-cancelled";

    /// <summary>The email asked for was confirmed, and is the account's now.</summary>
    public const string EmailChanged = "account.email-changed";

    /// <summary>A person changed the password.</summary>
    public const string PasswordChanged = "account.password-changed";

    /// <summary>A person who had forgotten the password set a new one, with a code from a mail.</summary>
    public const string PasswordReset = "account.password-reset";

    /// <summary>A person ended one of the own sessions from another.</summary>
    public const string SessionEnded = "account.session-ended";

    /// <summary>A person ended all own sessions but one.</summary>
    public const string OtherSessionsEnded = "account.others-ended";

    /// <summary>The operator ended all sessions of an account.</summary>
    public const string SessionsEndedByOperator = "account.sessions-ended-by-operator";

    /// <summary>A person added a passkey; the entry holds its name.</summary>
    public const string PasskeyAdded = "account.passkey-added";

    /// <summary>A person gave a passkey another name.</summary>
    public const string PasskeyRenamed = "account.passkey-renamed";

    /// <summary>A person removed a passkey.</summary>
    public const string PasskeyRemoved = "account.passkey-removed";

    /// <summary>A person deleted the account, or the console did since nobody confirmed its email.</summary>
    public const string AccountDeleted = "account.deleted";

    /// <summary>A person founded a merchant.</summary>
    public const string MerchantCreated = "merchant.founded";

    /// <summary>A workspace was made.</summary>
    public const string WorkspaceCreated = "workspace.created";

    /// <summary>A workspace got another name.</summary>
    public const string WorkspaceRenamed = "workspace.renamed";

    /// <summary>Members of a workspace need a second factor from now on.</summary>
    public const string SecondFactorRequired = "workspace.second-factor-required";

    /// <summary>Members of a workspace need no second factor any more.</summary>
    public const string SecondFactorOptional = "workspace.second-factor-optional";

    /// <summary>A workspace was closed; the last entry but for what housekeeping does.</summary>
    public const string WorkspaceClosed = "workspace.closed";

    /// <summary>A merchant got another name; the entry is in the workspace through which it was done.</summary>
    public const string MerchantRenamed = "merchant.renamed";

    /// <summary>An owner offered the workspace to a member.</summary>
    public const string OwnershipOffered = "ownership.offered";

    /// <summary>An owner took the offer of the workspace back.</summary>
    public const string OwnershipCancelled = "ownership.cancelled";

    /// <summary>A member declined to own the workspace.</summary>
    public const string OwnershipDeclined = "ownership.declined";

    /// <summary>A member accepted the offer and owns the workspace; it is done to the former owner.</summary>
    public const string OwnershipHandedOver = "ownership.handed-over";

    /// <summary>The first entry of a stream is about to be written; entries of the registry alone say so.</summary>
    public const string StreamStarted = "stream.started";

    /// <summary>What can be done in a workspace, in the order in which filters offer it; but closing, after which nobody looks.</summary>
    public static IReadOnlyList<string> OfWorkspaces { get; } =
    [
        WorkspaceCreated, WorkspaceRenamed, MerchantRenamed, SecondFactorRequired, SecondFactorOptional,
        OwnershipOffered, OwnershipCancelled, OwnershipDeclined, OwnershipHandedOver, MiniProgramCreated, MiniProgramModified, MiniProgramDeleted, MiniProgramRestored, MiniProgramRemoved,
        ProgramMemberAdded, ProgramMemberChanged, ProgramMemberRemoved,
        InvitationSent, InvitationResent, InvitationWithdrawn, InvitationAccepted, InvitationDeclined,
        MemberChanged, MemberBlocked, MemberUnblocked, MemberRemoved, MemberLeft,
    ];
}
