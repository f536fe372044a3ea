namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>How a person's second factor stands.</summary>
/// <param name="Since">Since when signing in asks for it, UTC; null where it doesn't.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
/// <param name="RememberedBrowsers">How many browsers stand for it now.</param>
public sealed record SecondFactorState(DateTime? Since, int RecoveryCodes, int RememberedBrowsers)
{
    /// <summary>The state of an account that never had one.</summary>
    public static SecondFactorState Off { get; } = new(null, 0, 0);

    /// <summary>Whether signing in asks for it.</summary>
    public bool IsOn => Since is not null;
}
