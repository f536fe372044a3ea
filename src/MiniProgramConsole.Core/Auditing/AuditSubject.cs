
namespace MiniProgramConsole.Core.Auditing;

/// <summary>Stored kinds. The ID of an account or a merchant is its database key; all others have their public ID.</summary>
public static class AuditSubject
{
    public const string MiniProgram = "mini-program";

    public const string Member = "member";

    public const string Invitation = "invitation";

    public const string Account = "account";

    public const string Merchant = "merchant";

    public const string Workspace = "workspace";

    public const string Stream = "stream";
}
