using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Sessions;

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(session => session.SecretHash).IsHash();
        builder.Property(session => session.FormerSecretHash).IsHash();
        builder.Property(session => session.PasskeyCode).IsHash();
        builder.Property(session => session.Address).HasMaxLength(AuditEntry.MaxAddressLength);
        builder.Property(session => session.Browser).HasMaxLength(UserSession.MaxBrowserLength);
        builder.HasIndex(session => session.SecretHash).IsUnique();
        builder.HasIndex(session => session.FormerSecretHash);
        builder.HasIndex(session => session.LastSeenAt);
        builder.HasIndex(session => session.CreatedAt);
    }
}
