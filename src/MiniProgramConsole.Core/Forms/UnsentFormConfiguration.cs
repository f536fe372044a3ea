using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Core.Forms;

internal sealed class UnsentFormConfiguration : IEntityTypeConfiguration<UnsentForm>
{
    public void Configure(EntityTypeBuilder<UnsentForm> builder)
    {
        builder.HasKey(form => new { form.UserId, form.Token });
        builder.HasIndex(form => new { form.WorkspaceId, form.UserId });
        builder.HasIndex(form => form.SavedAt);
        builder.HasIndex(form => new { form.UserId, form.LogoHash });
        builder.HasOne(form => form.Logo).WithMany().HasForeignKey(form => new { form.UserId, form.LogoHash });
        builder.Property(form => form.MiniProgramId).IsFixedCode(IssuedMiniProgramId.Length);
        builder.Property(form => form.LogoHash).IsHash();
    }
}
