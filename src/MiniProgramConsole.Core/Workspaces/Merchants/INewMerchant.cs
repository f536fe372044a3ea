using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

/// <summary>Adds what upper floors keep for every merchant from the start. The caller saves.</summary>
public interface INewMerchant
{
    void Add(ConsoleDbContext db, Merchant merchant);
}
