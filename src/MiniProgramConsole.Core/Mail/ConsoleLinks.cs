
namespace MiniProgramConsole.Core.Mail;

/// <summary>Every link starts with the configured address, never with what a request claims.</summary>
public sealed class ConsoleLinks(Func<Uri> findRoot)
{
    public Uri Root => findRoot();

    public Uri SignIn => new(Root, "account/sign-in");

    public Uri AccountSecurity => new(Root, "account/security");

    public Uri ResetPassword => new(Root, "account/reset");

    public Uri ConfirmNewEmail(string secret) => new(Root, $"account/email/confirm?token={secret}");

    public Uri ConfirmEmail(string secret) => new(Root, $"account/confirm?token={secret}");

    public Uri SetPassword(string secret) => new(Root, $"account/set-password?token={secret}");

    public Uri Invitation(string secret) => new(Root, $"account/invitation?token={secret}");

    public Uri Workspace(string code) => new(Root, $"workspaces/{code}");

    public Uri Ownership(string code) => new(Root, $"workspaces/{code}/ownership");
}
