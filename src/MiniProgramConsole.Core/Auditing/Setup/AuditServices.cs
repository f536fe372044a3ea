using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Auditing.Verifying;

namespace MiniProgramConsole.Core.Auditing.Setup;

internal static class AuditServices
{
    public static IServiceCollection AddAuditing(this IServiceCollection services) => services
        .AddSingleton<AuditTrail>()
        .AddScoped<AuditReader>()
        .AddScoped<AuditVerifier>()
        .AddScoped<AuditResealing>()
        .AddScoped<AuditUpgrade>();
}
