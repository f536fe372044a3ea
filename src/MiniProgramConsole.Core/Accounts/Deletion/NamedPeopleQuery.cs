namespace MiniProgramConsole.Core.Accounts.Deletion;

internal sealed record NamedPeopleQuery(IReadOnlyCollection<long> Ids, IReadOnlyCollection<string> Codes);
