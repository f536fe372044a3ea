namespace MiniProgramConsole.Web.Features.Account.SignIn;

public sealed record SignInForm
{
    public string? Email { get; init; }

    public string? Password { get; init; }
}
