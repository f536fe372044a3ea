using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Forms;

internal sealed class FormSubmissionConfiguration : IEntityTypeConfiguration<FormSubmission>
{
    internal const string PrimaryKey = "PK_FormSubmissions";

    public void Configure(EntityTypeBuilder<FormSubmission> builder)
    {
        builder.HasKey(submission => new { submission.UserId, submission.Token }).HasName(PrimaryKey);
        builder.Property(submission => submission.Fingerprint).IsHash();
        builder.Property(submission => submission.SubjectId).IsCode(AuditEntry.MaxCodeLength);
        builder.Property(submission => submission.SubjectName).HasMaxLength(AuditEntry.MaxNameLength);
        builder.HasIndex(submission => submission.At);
    }
}
