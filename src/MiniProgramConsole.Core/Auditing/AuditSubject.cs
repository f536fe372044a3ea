
namespace MiniProgramConsole.Core.Auditing;

/// <summary>The stored codes of what things are done to.</summary>
public static class AuditSubject
{
    /// <summary>A mini program; its ID is the mini program ID.</summary>
    public const string MiniProgram = "mini-program";

    /// <summary>A member of a workspace; its ID is the person's code.</summary>
    public const string Member = "member";

    /// <summary>An invitation to a workspace; its ID is the invitation's code, its name that of the invited person.</summary>
    public const string Invitation = "invitation";

    /// <summary>A person's account; its ID is the account's key.</summary>
    public const string Account = "account";

    /// <summary>A merchant; its ID is the merchant's key.</summary>
    public const string Merchant = "merchant";

    /// <summary>A workspace; its ID is the workspace's code.</summary>
    public const string Workspace = "workspace";

    /// <summary>A stream of the audit trail; its ID is the stream's code.</summary>
    public const string Stream = "stream";
}
