using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>What came of the code of a second factor.</summary>
/// <param name="User">Whose sign-in is complete; null elsewhere.</param>
/// <param name="Error">What is wrong with the code; null where it is right, and where the sign-in has to begin anew.</param>
public sealed record SecondFactorCheck(ApplicationUser? User, Message? Error = null);
