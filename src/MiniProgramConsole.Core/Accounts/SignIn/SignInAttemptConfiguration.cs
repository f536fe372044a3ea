using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SignIn;

internal sealed class SignInAttemptConfiguration : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> builder)
    {
        builder.ToTable("SignInAttempts");
        builder.Property(attempt => attempt.EmailHash).IsHash();
        builder.Property(attempt => attempt.Address).HasMaxLength(AuditEntry.MaxAddressLength);
        builder.Property(attempt => attempt.Browser).HasMaxLength(UserSession.MaxBrowserLength);
        builder.HasIndex(attempt => new { attempt.EmailHash, attempt.At });
        builder.HasIndex(attempt => attempt.At);
    }
}
