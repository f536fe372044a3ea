namespace MiniProgramConsole.Core.Accounts;

/// <summary>The names of a person's merchants and workspaces, which their password must not be based on.</summary>
public interface IOrganizationNames
{
    Task<IReadOnlyList<string>> ListAsync(long userId, CancellationToken cancellationToken);
}
