namespace MiniProgramConsole.Core.Accounts.Deletion;

internal sealed record DeletedPerson(long Id, string Code);
