using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands.Setup;

internal static class CommandServices
{
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<CommandRunner>()
        .AddScoped<RefusalLog>()
        .AddScoped<IdempotencyRecordReader>()
        .AddHousekeeping<ConsoleDbContext>(RemoveRecordsAsync);

    private static async Task RemoveRecordsAsync(ConsoleDbContext db, DateTime now, CancellationToken cancelled)
    {
        var until = now - IdempotencyRecord.Lifetime;
        await db.IdempotencyRecords.Where(record => record.At <= until).ExecuteDeleteAsync(cancelled);
        await db.AnonymousRecords.Where(record => record.At <= until).ExecuteDeleteAsync(cancelled);
    }
}
