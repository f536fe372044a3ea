using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Throttling;

internal sealed class KnownDeviceConfiguration : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.ToTable("KnownDevices");
        builder.Property(device => device.SecretHash).IsHash();
        builder.Property(device => device.Browser).HasMaxLength(UserSession.MaxBrowserLength);
        builder.HasIndex(device => device.SecretHash).IsUnique();
        builder.HasIndex(device => device.ExpiresAt);
    }
}
