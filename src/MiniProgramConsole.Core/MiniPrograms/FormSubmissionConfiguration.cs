using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Core.MiniPrograms;

internal sealed class FormSubmissionConfiguration : IEntityTypeConfiguration<FormSubmission>
{
    internal const string PrimaryKey = "PK_FormSubmissions";

    public void Configure(EntityTypeBuilder<FormSubmission> builder)
    {
        builder.HasKey(submission => new { submission.UserId, submission.Token }).HasName(PrimaryKey);
        builder.Property(submission => submission.Fingerprint).IsHash();
        builder.Property(submission => submission.MiniProgramId).IsFixedCode(IssuedMiniProgramId.Length);
        builder.Property(submission => submission.Name).HasMaxLength(LaunchTargetList.All.Max(target => target.Name.MaxUtf16Length));
        builder.HasIndex(submission => submission.At);
    }
}
