namespace MiniProgramConsole.Web.Features.Account.Passwords;

/// <param name="Email">The email as typed.</param>
/// <param name="Token">The form's token.</param>
public sealed record ForgotPage(string? Email, Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } = ["Email"];
}
