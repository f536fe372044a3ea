namespace MiniProgramConsole.Web.Features.Account.SignIn;

public sealed record SecondFactorForm
{
    public static IReadOnlyList<string> Fields { get; } = [nameof(Code)];

    /// <summary>The code as typed.</summary>
    public string? Code { get; init; }

    /// <summary>Whether a recovery code is asked for in the place of the app's.</summary>
    public bool Recovery { get; init; }

    /// <summary>Whether this browser is to stand for the second factor.</summary>
    public bool Remember { get; init; }
}
