using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>What came of a form about a second factor.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Error">What is wrong with the code; null where nothing is.</param>
/// <param name="RecoveryCodes">The recovery codes to be shown, this once; empty where there are none to show.</param>
public sealed record SecondFactorResult(SecondFactorOutcome Outcome, Message? Error, IReadOnlyList<string> RecoveryCodes)
{
    internal static SecondFactorResult Nothing { get; } = new(SecondFactorOutcome.Nothing, null, []);

    internal static SecondFactorResult Refused(Message error) => new(SecondFactorOutcome.Refused, error, []);

    internal static SecondFactorResult Done(params IReadOnlyList<string> codes) => new(SecondFactorOutcome.Done, null, codes);
}
