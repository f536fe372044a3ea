namespace MiniProgramConsole.Web.Features.Account.Passwords;

public sealed record ForgotPage(string? Email, Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } = ["Email"];
}
