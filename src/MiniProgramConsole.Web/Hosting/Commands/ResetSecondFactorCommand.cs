using MiniProgramConsole.Core.Accounts.SecondFactor;

namespace MiniProgramConsole.Web.Hosting.Commands;

/// <summary>The command <c>reset-second-factor</c>.</summary>
internal static class ResetSecondFactorCommand
{
    public const string Name = "reset-second-factor";

    /// <summary>Takes the second factor off an account; gives null, or in words for the operator why it does not.</summary>
    public static Task<string?> RunAsync(WebApplication app, string[] args) => AccountCommand.RunAsync<SecondFactorResetService>(
        app,
        args,
        (service, email, cancelled) => service.ResetAsync(email, cancelled),
        email =>
        [
            $"{email} signs in with the password alone now: authenticator, recovery codes, passkeys and remembered browsers are removed.",
            "Every session of the account has ended. A running console mails the person.",
        ]);
}
