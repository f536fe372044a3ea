namespace MiniProgramConsole.Core.Accounts;

/// <summary>Knows for what organizations a person works here, so that no password is made of their names.</summary>
public interface IOrganizationNames
{
    /// <summary>The names of a person's merchants and workspaces; of many, the first ones.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<string>> ListAsync(long userId, CancellationToken cancellationToken);
}
