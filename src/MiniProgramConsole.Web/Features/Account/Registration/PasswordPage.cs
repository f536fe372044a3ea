namespace MiniProgramConsole.Web.Features.Account.Registration;

public sealed record PasswordPage(string Email, string Token)
{
    public static IReadOnlyList<string> Fields { get; } = ["Password"];
}
