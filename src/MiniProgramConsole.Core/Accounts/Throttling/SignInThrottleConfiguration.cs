using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Throttling;

internal sealed class SignInThrottleConfiguration : IEntityTypeConfiguration<SignInThrottle>
{
    internal const string PrimaryKey = "PK_SignInThrottles";

    public void Configure(EntityTypeBuilder<SignInThrottle> builder)
    {
        builder.HasKey(throttle => throttle.EmailHash).HasName(PrimaryKey);
        builder.Property(throttle => throttle.EmailHash).IsHash();
        builder.HasIndex(throttle => throttle.WindowStart);
    }
}
