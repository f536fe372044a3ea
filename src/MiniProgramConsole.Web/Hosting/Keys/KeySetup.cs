using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Hosting.Keys;

public static class KeySetup
{
    public static WebApplicationBuilder AddConsoleKeys(this WebApplicationBuilder builder)
    {
        var settings = KeySettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
        var protection = builder.Services.AddDataProtection().SetApplicationName("MiniProgramConsole")
            .PersistKeysToDbContext<ConsoleDbContext>()
            // For new keys; existing keys keep the algorithm they were made for.
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })
            .UnprotectKeysWithAnyCertificate(settings.All);
        if (settings.Certificate is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
        }

        builder.Services.AddSingleton(settings).AddScoped<StoredKeys>().AddHostedService<KeyWarnings>()
            // Nodes of the previous version may have written keys since the last run.
            .AddHousekeeping<StoredKeys>((keys, _, cancelled) => keys.ProtectAsync(renews: false, cancelled), isUrgent: true);
        return builder;
    }
}
