namespace MiniProgramConsole.Core.Auditing;

public static class AuditAction
{
    public const string MiniProgramCreated = "mini-program.created";

    public const string MiniProgramModified = "mini-program.modified";

    public const string MiniProgramDeleted = "mini-program.deleted";

    public const string MiniProgramRestored = "mini-program.restored";

    public const string MiniProgramRemoved = "mini-program.removed";

    /// <summary>For the program member actions, the subject is the mini program.</summary>
    public const string ProgramMemberAdded = "program-member.added";

    public const string ProgramMemberChanged = "program-member.changed";

    public const string ProgramMemberRemoved = "program-member.removed";

    public const string MemberChanged = "member.changed";

    public const string MemberBlocked = "member.blocked";

    public const string MemberUnblocked = "member.unblocked";

    public const string MemberRemoved = "member.removed";

    public const string MemberLeft = "member.left";

    public const string InvitationSent = "invitation.sent";

    public const string InvitationResent = "invitation.resent";

    public const string InvitationWithdrawn = "invitation.withdrawn";

    public const string InvitationAccepted = "invitation.accepted";

    public const string InvitationDeclined = "invitation.declined";

    public const string SignedIn = "account.signed-in";

    public const string SignedOut = "account.signed-out";

    public const string Registered = "account.registered";

    public const string EmailConfirmed = "account.email-confirmed";

    public const string PasswordSet = "account.password-set";

    public const string NameChanged = "account.name-changed";

    public const string SecondFactorAdded = "account.second-factor-added";

    public const string SecondFactorRemoved = "account.second-factor-removed";

    public const string SecondFactorReset = "account.second-factor-reset";

    public const string RecoveryCodesMade = "account.recovery-codes-made";

    public const string RecoveryCodeUsed = "account.recovery-code-used";

    public const string BrowsersForgotten = "account.browsers-forgotten";

    public const string EmailChangeAsked = "account.email-change-asked";

    public const string EmailChangeCancelled = "account.email-change-cancelled";

    public const string EmailChanged = "account.email-changed";

    public const string PasswordChanged = "account.password-changed";

    public const string PasswordReset = "account.password-reset";

    public const string SessionEnded = "account.session-ended";

    public const string OtherSessionsEnded = "account.others-ended";

    public const string SessionsEndedByOperator = "account.sessions-ended-by-operator";

    public const string PasskeyAdded = "account.passkey-added";

    public const string PasskeyRenamed = "account.passkey-renamed";

    public const string PasskeyRemoved = "account.passkey-removed";

    public const string AccountDeleted = "account.deleted";

    // Existing entries have this code.
    public const string MerchantCreated = "merchant.founded";

    public const string WorkspaceCreated = "workspace.created";

    public const string WorkspaceRenamed = "workspace.renamed";

    public const string SecondFactorRequired = "workspace.second-factor-required";

    public const string SecondFactorOptional = "workspace.second-factor-optional";

    public const string WorkspaceClosed = "workspace.closed";

    /// <summary>Recorded in the workspace through which the merchant was renamed.</summary>
    public const string MerchantRenamed = "merchant.renamed";

    public const string OwnershipOffered = "ownership.offered";

    public const string OwnershipCancelled = "ownership.cancelled";

    public const string OwnershipDeclined = "ownership.declined";

    /// <summary>The subject is the former owner.</summary>
    public const string OwnershipHandedOver = "ownership.handed-over";

    /// <summary>Written to the registry only, before the first entry of another stream.</summary>
    public const string StreamStarted = "stream.started";

    /// <summary>In the order of the filters. WorkspaceClosed is left out, because nobody can open a closed workspace.</summary>
    public static IReadOnlyList<string> OfWorkspaces { get; } =
    [
        WorkspaceCreated, WorkspaceRenamed, MerchantRenamed, SecondFactorRequired, SecondFactorOptional,
        OwnershipOffered, OwnershipCancelled, OwnershipDeclined, OwnershipHandedOver, MiniProgramCreated, MiniProgramModified,
        MiniProgramDeleted, MiniProgramRestored, MiniProgramRemoved,
        ProgramMemberAdded, ProgramMemberChanged, ProgramMemberRemoved,
        InvitationSent, InvitationResent, InvitationWithdrawn, InvitationAccepted, InvitationDeclined,
        MemberChanged, MemberBlocked, MemberUnblocked, MemberRemoved, MemberLeft,
    ];
}
