using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

/// <summary>What other rooms keep for each merchant from its first moment on.</summary>
public interface INewMerchant
{
    /// <summary>Adds it; the caller saves.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="merchant">The new merchant.</param>
    void Add(ConsoleDbContext db, Merchant merchant);
}
