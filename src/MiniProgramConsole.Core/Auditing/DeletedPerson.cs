namespace MiniProgramConsole.Core.Auditing;

/// <summary>Somebody who deleted the account.</summary>
/// <param name="Id">The account's key.</param>
/// <param name="Code">The person's code.</param>
internal sealed record DeletedPerson(long Id, string Code);
