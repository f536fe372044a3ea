namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public sealed record SecondFactorState(DateTime? Since, int RecoveryCodes, int RememberedBrowsers)
{
    public static SecondFactorState Off { get; } = new(null, 0, 0);

    public bool IsOn => Since is not null;
}
