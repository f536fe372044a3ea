using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Tests.Testing.Interceptors;

/// <summary>Runs an action once, after a form's session is read and before its transaction begins.</summary>
internal sealed class InBetween : DbTransactionInterceptor
{
    public Func<Task> Happens { get; set; } = () => Task.CompletedTask;

    public bool IsArmed { get; set; }

    /// <summary>A command's transaction begins when it has its context, for which another command may wait.</summary>
    public void PrecedeCommands(IServiceCollection services)
    {
        var contexts = services.Single(service => service.ServiceType == typeof(ICommandContexts)).ImplementationType!;
        services.AddSingleton(contexts).AddSingleton<ICommandContexts>(
            provider => new Preceded((ICommandContexts)provider.GetRequiredService(contexts), this));
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        await HappenAsync();
        return result;
    }

    private async Task HappenAsync()
    {
        if (IsArmed)
        {
            IsArmed = false;
            await Happens();
        }
    }

    private sealed class Preceded(ICommandContexts contexts, InBetween inBetween) : ICommandContexts
    {
        public async Task<CommandLease> RentAsync(CancellationToken cancellationToken)
        {
            await inBetween.HappenAsync();
            return await contexts.RentAsync(cancellationToken);
        }
    }
}
