using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Hosting.Keys;

public static class KeySetup
{
    /// <summary>Keeps the data-protection keys in the database, encrypted with the certificate of <c>Keys:Certificate</c>.</summary>
    public static WebApplicationBuilder AddConsoleKeys(this WebApplicationBuilder builder)
    {
        var settings = KeySettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
        var protection = builder.Services.AddDataProtection().SetApplicationName("MiniProgramConsole").PersistKeysToDbContext<ConsoleDbContext>()
            // Of new keys; earlier ones go on with what they were made for.
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })
            .UnprotectKeysWithAnyCertificate(settings.All);
        if (settings.Certificate is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
        }

        builder.Services.AddSingleton(settings).AddScoped<StoredKeys>().AddHostedService<KeyWarnings>();
        return builder;
    }
}
