namespace MiniProgramConsole.Web.Features.Account.Registration;

/// <summary>A page behind a link that asks for a password.</summary>
/// <param name="Email">The account's email.</param>
/// <param name="Token">The link's secret, for the form to send.</param>
public sealed record PasswordPage(string Email, string Token)
{
    public static IReadOnlyList<string> Fields { get; } = ["Password"];
}
