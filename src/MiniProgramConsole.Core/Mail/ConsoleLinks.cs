
namespace MiniProgramConsole.Core.Mail;

/// <summary>The addresses that mails and commands give people. They begin with what the operator set, never with what a request said of itself.</summary>
/// <param name="findRoot">Finds the address at which people reach the console.</param>
public sealed class ConsoleLinks(Func<Uri> findRoot)
{
    /// <summary>The address at which people reach the console; ends with a slash.</summary>
    public Uri Root => findRoot();

    /// <summary>Where a person signs in.</summary>
    public Uri SignIn => new(Root, "account/sign-in");

    /// <summary>Where a person sees to passwords and second factors.</summary>
    public Uri AccountSecurity => new(Root, "account/security");

    /// <summary>Where a person enters the code of a mail with a new password.</summary>
    public Uri ResetPassword => new(Root, "account/reset");

    /// <summary>Where a person confirms another email for the account.</summary>
    /// <param name="secret">The secret of the account's token.</param>
    public Uri ConfirmNewEmail(string secret) => new(Root, $"account/email/confirm?token={secret}");

    /// <summary>Where a person confirms the email of a new account.</summary>
    /// <param name="secret">The secret of the account's token.</param>
    public Uri ConfirmEmail(string secret) => new(Root, $"account/confirm?token={secret}");

    /// <summary>Where a person sets the password of an account that has none yet.</summary>
    /// <param name="secret">The secret of the account's token.</param>
    public Uri SetPassword(string secret) => new(Root, $"account/set-password?token={secret}");

    /// <summary>Where a person looks at an invitation to a workspace.</summary>
    /// <param name="secret">The secret of the invitation.</param>
    public Uri Invitation(string secret) => new(Root, $"account/invitation?token={secret}");

    /// <summary>A workspace.</summary>
    /// <param name="code">Its code.</param>
    public Uri Workspace(string code) => new(Root, $"workspaces/{code}");

    /// <summary>Where a member answers the offer of a workspace.</summary>
    /// <param name="code">The workspace's code.</param>
    public Uri Ownership(string code) => new(Root, $"workspaces/{code}/ownership");
}
