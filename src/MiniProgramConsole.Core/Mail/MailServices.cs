using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Mail;

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddSingleton<MailWriter>()
        .AddScoped<OutboxService>()
        .AddHousekeeping<OutboxService>((outbox, _, cancelled) => outbox.RemoveEndedAsync(cancelled));
}
