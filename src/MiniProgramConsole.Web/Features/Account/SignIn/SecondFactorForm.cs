namespace MiniProgramConsole.Web.Features.Account.SignIn;

public sealed record SecondFactorForm
{
    public static IReadOnlyList<string> Fields { get; } = [nameof(Code)];

    public string? Code { get; init; }

    public bool Recovery { get; init; }

    public bool Remember { get; init; }
}
