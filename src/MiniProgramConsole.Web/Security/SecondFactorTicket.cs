namespace MiniProgramConsole.Web.Security;

/// <summary>What a browser carries between the right password and the code of the second factor.</summary>
/// <param name="UserId">Whose password was right.</param>
/// <param name="SecurityStamp">The account's stamp at that moment.</param>
/// <param name="Token">What tells this sign-in from others, so that it is completed once.</param>
/// <param name="ExpiresAt">Until when it is good, UTC.</param>
public sealed record SecondFactorTicket(long UserId, string SecurityStamp, Guid Token, DateTime ExpiresAt);
