using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

internal sealed class MerchantQuotaConfiguration : IEntityTypeConfiguration<MerchantQuota>
{
    internal const string PrimaryKey = "PK_MerchantQuotas";

    public void Configure(EntityTypeBuilder<MerchantQuota> builder)
    {
        builder.HasKey(quota => new { quota.MerchantId, quota.LaunchTarget }).HasName(PrimaryKey);
        builder.Property(quota => quota.LaunchTarget).IsCode(LaunchTargets.LaunchTarget.MaxCodeLength);
        builder.Property(quota => quota.Used).IsConcurrencyToken();
        builder.ToTable(table => table.HasCheckConstraint("CK_MerchantQuotas_Used", "[Used] >= 0 AND [Used] <= [Limit]"));
    }
}
